-- A page of ten members of a hundred and one, read with an API key.
function request()
  return wrk.format("GET", nil, {["Authorization"] = "KISI-LOGIN ac3e0000000000000000000000000001"})
end
